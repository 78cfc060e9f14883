#!/usr/bin/python3
"""Turns world-atlas's countries (TopoJSON on the sphere) into plain polygons for Mapnik: $PEERS/data/c50m.geojson, cut at
the antimeridian and at the latitudes that Web Mercator shows, each with its colour, c = 0..5."""
import json
import os

from shapely.affinity import translate
from shapely.geometry import Polygon, box, mapping

FOLDER = os.environ["PEERS"]
LIMIT = 85.05
with open(os.path.join(FOLDER, "node_modules/world-atlas/countries-50m.json")) as file:
    topology = json.load(file)
scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]


def decode(arc):
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + shift[0], max(-LIMIT, min(LIMIT, y * scale[1] + shift[1]))))
    return points


arcs = [decode(arc) for arc in topology["arcs"]]


def ring(references):
    """Joins arcs into a ring whose longitudes run on without a jump; one round the pole is closed over it."""
    points = []
    for reference in references:
        arc = arcs[reference] if reference >= 0 else arcs[~reference][::-1]
        for lon, lat in arc[1:] if points else arc:
            if points:
                lon += 360 * round((points[-1][0] - lon) / 360)
            points.append((lon, lat))
    if abs(points[-1][0] - points[0][0]) > 180:
        points += [(points[-1][0], -LIMIT), (points[0][0], -LIMIT)]
    return points


def beside(points, middle):
    """Moves a hole by whole turns to its shell."""
    turns = 360 * round((middle - sum(x for x, _ in points) / len(points)) / 360)
    return [(x + turns, y) for x, y in points]


features = []
world = box(-180, -LIMIT, 180, LIMIT)
for index, country in enumerate(topology["objects"]["countries"]["geometries"]):
    polygons = {"Polygon": [country.get("arcs")], "MultiPolygon": country.get("arcs")}.get(country["type"], [])
    parts = []
    for polygon in polygons:
        shell, *holes = [ring(references) for references in polygon]
        middle = sum(x for x, _ in shell) / len(shell)
        shape = Polygon(shell, [beside(hole, middle) for hole in holes])
        if min(x for x, _ in shell) >= -180 and max(x for x, _ in shell) <= 180:
            parts.append(shape)
            continue
        shape = shape.buffer(0)
        parts += [translate(shape, turn, 0).intersection(world) for turn in (-360, 0, 360)]
    parts = [p for part in parts for p in getattr(part, "geoms", [part]) if p.geom_type == "Polygon" and not p.is_empty]
    if parts:
        geometry = {"type": "MultiPolygon", "coordinates": [mapping(p)["coordinates"] for p in parts]}
        features.append({"type": "Feature", "properties": {"c": index % 6}, "geometry": geometry})
with open(os.path.join(FOLDER, "data/c50m.geojson"), "w") as file:
    json.dump({"type": "FeatureCollection", "features": features}, file)
