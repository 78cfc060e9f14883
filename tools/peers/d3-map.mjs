// d3-map.mjs world|europe WIDTH HEIGHT FILE.png: the peers' map with d3-geo on Skia, from $PEERS/node_modules.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const peers = path.resolve(process.env.PEERS);
const require = createRequire(path.join(peers, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { geoMercator, geoPath } = await load("d3-geo");
const { feature } = await load("topojson-client");
const { createCanvas } = await load("@napi-rs/canvas");

const [view, w, h, file] = process.argv.slice(2);
const width = Number(w), height = Number(h);
const views = { world: [-20037508.34, -8271098.44, 20037508.34, 14271098.44], europe: [-2800000, 4100000, 5200000, 8600000] };
const fills = ["#8dd3c7", "#ffffb3", "#bebada", "#fb8072", "#80b1d3", "#fdb462"];
const [west, , east, north] = views[view];
const scale = width / (east - west);
const projection = geoMercator().scale(scale * 6378137).translate([-west * scale, north * scale])
	.clipExtent([[-2, -2], [width + 2, height + 2]]);
const topology = JSON.parse(fs.readFileSync(path.join(peers, "node_modules/world-atlas/countries-50m.json"), "utf8"));
const canvas = createCanvas(width, height);
const context = canvas.getContext("2d");
context.fillStyle = "#eaf2f8";
context.fillRect(0, 0, width, height);
context.strokeStyle = "#505050";
context.lineWidth = 1;
const draw = geoPath(projection, context);
feature(topology, topology.objects.countries).features.forEach((country, i) => {
	context.beginPath();
	draw(country);
	context.fillStyle = fills[i % 6];
	context.fill();
	context.stroke();
});
fs.writeFileSync(file, canvas.toBuffer("image/png"));
