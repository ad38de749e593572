// A peer's name and a folder of factsheets to a process that makes those it is asked for.
//
// It says what `bench/peers/__main__.py` says: a line when it is ready, and a line for each
// number of a subject that it reads.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");

const WIDTH = 512; // points, of a chart
const SIZES = { heading: 10, strong: 10, meta: 8.5, body: 10 };

/** Return the width and height of a PNG as the page has it, in pixels of 96 to an inch. */
function size(png) {
  const width = (WIDTH * 96) / 72;
  return [width, (width * png.readUInt32BE(20)) / png.readUInt32BE(16)];
}

/** Return a function that writes factsheets by docx, from pictures that exist. */
function docx() {
  const d = require("docx");
  const paragraph = (text, points, color, bold) =>
    new d.Paragraph({
      spacing: { after: 60 },
      children: [new d.TextRun({ text, bold, color, size: points * 2, font: "Liberation Sans" })],
    });
  const borders = Object.fromEntries(
    ["top", "bottom", "left", "right"].map((side) => [side, { style: d.BorderStyle.NONE }]),
  );
  const cell = (children, shading) => new d.TableCell({ children, shading, borders });
  const row = (cells) =>
    new d.Table({
      width: { size: 100, type: d.WidthType.PERCENTAGE },
      rows: [new d.TableRow({ children: cells })],
    });
  const line = (accent) => (each) =>
    paragraph(
      each.text,
      SIZES[each.role],
      each.role === "heading" ? accent : undefined,
      each.role === "heading" || each.role === "strong",
    );
  const chart = (each) => {
    const data = fs.readFileSync(each.picture);
    const [width, height] = size(data);
    const picture = new d.ImageRun({ type: "png", data, transformation: { width, height } });
    return new d.Paragraph({ children: [picture] });
  };
  return async (facts) => {
    const accent = facts.accent.slice(1);
    const band = [
      paragraph(facts.kicker, 9.5, "ffffff", false),
      paragraph(facts.title, 22, "ffffff", true),
      paragraph(facts.subtitle, 9.5, "ffffff", false),
    ];
    const figures = facts.key_figures.map(([value, label]) =>
      cell([paragraph(value, 13, accent, true), paragraph(label, 8.5, undefined, false)]),
    );
    const foot = facts.foot.map((text) => paragraph(text, 7.5, undefined, false));
    const document = new d.Document({
      title: facts.title,
      sections: [
        {
          properties: { page: { margin: { left: 1000, right: 1000, top: 600, bottom: 600 } } },
          footers: { default: new d.Footer({ children: foot }) },
          children: [
            row([cell(band, { fill: accent })]),
            ...facts.lead.map((text) => paragraph(text, 12, undefined, false)),
            row(figures),
            ...facts.charts.flatMap((each) => [
              paragraph(each.title, 11, accent, true),
              chart(each),
            ]),
            row(facts.columns.map((column) => cell(column.map(line(accent))))),
          ],
        },
      ],
    });
    return d.Packer.toBuffer(document);
  };
}

/** Return the text of each numbered field of the template, as `bench/peers/fields.py`. */
function fields(facts) {
  const texts = { kicker: facts.kicker, title: facts.title, subtitle: facts.subtitle };
  facts.lead.forEach((text, n) => (texts[`lead${n}`] = text));
  facts.key_figures.forEach(([value, label], n) => {
    texts[`value${n}`] = value;
    texts[`label${n}`] = label;
  });
  facts.columns.forEach((column, n) =>
    column.forEach((each, m) => (texts[`column${n}_${m}`] = each.text)),
  );
  facts.foot.forEach((text, n) => (texts[`foot${n}`] = text));
  return texts;
}

/** Return a function that writes factsheets by docxtemplater, from pictures that exist. */
function docxtemplater(folder) {
  const Docxtemplater = require("docxtemplater");
  const ImageModule = require("docxtemplater-image-module-free");
  const PizZip = require("pizzip");
  const template = fs.readFileSync(path.join(folder, "docxtemplater.docx"));
  return async (facts) => {
    const images = new ImageModule({
      centered: false,
      getImage: (name) => fs.readFileSync(name),
      getSize: (data) => size(data).map(Math.round),
    });
    const document = new Docxtemplater(new PizZip(template), {
      modules: [images],
      nullGetter: () => "",
    });
    document.render({ ...fields(facts), charts: facts.charts });
    return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

/** Make the subjects whose numbers are asked for, and say what each took. */
async function main(name, folder) {
  const write = { docx, docxtemplater }[name](folder);
  const installed = path.join(__dirname, "node_modules", name, "package.json");
  const { version } = JSON.parse(fs.readFileSync(installed, "utf8"));
  const subjects = JSON.parse(fs.readFileSync(path.join(folder, "factsheets.json"), "utf8"));
  console.log(JSON.stringify({ version }));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { factsheets } = subjects[Number(line)];
    const start = process.hrtime.bigint();
    const before = process.cpuUsage();
    const sizes = [];
    const files = [];
    for (const facts of factsheets) files.push(await write(facts));
    const { user, system } = process.cpuUsage(before);
    const wall = Number(process.hrtime.bigint() - start) / 1e9;
    for (const file of files) sizes.push(file.length);
    if (process.env.BENCH_FOLDER) {
      fs.writeFileSync(path.join(process.env.BENCH_FOLDER, `${name}-${line}.docx`), files[0]);
    }
    console.log(JSON.stringify({ wall, cpu: (user + system) / 1e6, sizes: { docx: sizes } }));
  }
}

main(...process.argv.slice(2));
