#!/usr/bin/python3
"""mapnik-map.py world|europe WIDTH HEIGHT FILE.png: the peers' map with Mapnik, from $PEERS/data/c50m.shp."""
import os
import sys

import mapnik

view, width, height, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
VIEWS = {"world": (-20037508.34, -8271098.44, 20037508.34, 14271098.44), "europe": (-2800000, 4100000, 5200000, 8600000)}
FILLS = ("#8dd3c7", "#ffffb3", "#bebada", "#fb8072", "#80b1d3", "#fdb462")
MERCATOR = ("+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +lon_0=0.0 +x_0=0.0 +y_0=0.0 +k=1.0 +units=m +nadgrids=@null +wktext "
            "+no_defs +over")
LONLAT = "+proj=longlat +ellps=WGS84 +datum=WGS84 +no_defs"
rules = "".join(
    f'<Rule><Filter>[c]={i}</Filter><PolygonSymbolizer fill="{fill}"/><LineSymbolizer stroke="#505050" stroke-width="1"/></Rule>'
    for i, fill in enumerate(FILLS))
source = os.path.join(os.environ["PEERS"], "data", "c50m.shp")
picture = mapnik.Map(width, height)
mapnik.load_map_from_string(picture, f"""<Map srs="{MERCATOR}" background-color="#eaf2f8"><Style name="countries">{rules}</Style>
<Layer name="countries" srs="{LONLAT}"><StyleName>countries</StyleName>
<Datasource><Parameter name="type">shape</Parameter><Parameter name="file">{source}</Parameter></Datasource></Layer></Map>""")
picture.zoom_to_box(mapnik.Box2d(*VIEWS[view]))
image = mapnik.Image(width, height)
mapnik.render(picture, image)
image.save(path, "png32")
