#include "report/html_page.h"

namespace capdo::report {

// Every text colour has a contrast of at least 4.5:1 on its ground; colour never says anything
// alone.
const char kStyle[] = R"css(
:root { color-scheme: light; --ink: #1a2230; --soft: #4c5666; --line: #d5dae2; --paper: #fff;
  --tint: #f4f6f9; --accent: #0b4a7d; --fail: #a3161a; --fail-tint: #fdf3f2; --part: #7a4a00;
  --part-tint: #fef8ec; --pass: #1b6637; --radius: 6px; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word;
  font: 1rem/1.55 "Segoe UI", "Noto Sans", Roboto, "Liberation Sans", Arial, sans-serif; }
.page { max-width: 58rem; margin: 0 auto; padding: 1.5rem 1.25rem 3rem; }
.skip { position: absolute; left: -99rem; top: 0; padding: .6rem 1rem; background: var(--accent);
  color: #fff; z-index: 1; }
.skip:focus { left: 0; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
h1, h2, h3, h4 { line-height: 1.3; } h1, h2, h3 { text-wrap: balance; }
h1 { font-size: 1.65rem; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 .75rem; padding-bottom: .35rem;
  border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .6rem; }
h4 { font-size: 1rem; margin: .2rem 0; }
h2 .n { font-weight: 400; color: var(--soft); }
.id { display: inline-block; min-width: 1.6em; color: var(--accent); font-weight: 700; }
code { font: .82em/1.4 Consolas, "Liberation Mono", monospace; color: var(--soft);
  font-weight: 400; overflow-wrap: anywhere; }
small { display: block; font-size: .84rem; color: var(--soft); font-weight: 400; }
dl { margin: 0; } dd { margin: 0; }
.subject div { display: grid; grid-template-columns: 7.5rem 1fr; gap: .1rem 1rem; padding: .15rem 0; }
.subject dt { color: var(--soft); }
.subject div:first-child dd { font-weight: 700; }
.alert { border: 2px solid var(--fail); color: var(--fail); padding: .6rem .9rem; font-weight: 700; }
.summary h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.summary { margin-top: 1.5rem; }
.hero { display: grid; grid-template-columns: auto 1fr; gap: 1rem 2rem; align-items: center;
  padding: 1.25rem 1.5rem; background: var(--tint); border: 1px solid var(--line);
  border-radius: var(--radius); }
.points { margin: 0; white-space: nowrap; line-height: 1; font-variant-numeric: tabular-nums; }
.points strong { font-size: 3.6rem; letter-spacing: -.03em; }
.points span { font-size: 1.5rem; color: var(--soft); }
.meaning p { margin: .5rem 0 0; }
.assumed, .own { font-size: .9rem; color: var(--soft); }
.bar { display: flex; height: .8rem; border: 1px solid var(--soft); border-radius: 3px;
  overflow: hidden; background: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.got { background: var(--accent); }
.maybe { background: repeating-linear-gradient(135deg, var(--accent) 0 2px, #dbe7f1 2px 6px); }
.counts { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.75rem; margin: 1rem 0 0;
  padding: 0; }
.counts b { font-size: 1.15rem; font-variant-numeric: tabular-nums; }
.counts .fail b { color: var(--fail); } .counts .review b { color: var(--part); }
.counts .pass b { color: var(--pass); }
.clean { padding: .7rem 1rem; border-left: 4px solid var(--pass); background: var(--tint); }
table { width: 100%; border-collapse: collapse; margin: 1.5rem 0 0; font-size: .95rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .4rem; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .75rem .45rem 0;
  border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: .85rem; } thead > tr > * { border-bottom: 1px solid var(--ink); }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; width: 5.2rem; }
.score .top > * { font-weight: 700; border-top: 1px solid var(--soft); }
.score tbody tr:not(.top) th { padding-left: 1.1rem; }
.score tfoot > tr > * { font-weight: 700; border-top: 2px solid var(--ink); border-bottom: 0; }
nav { margin-top: 2rem; }
nav ul { list-style: none; margin: 0; padding: .6rem 0; display: flex; flex-wrap: wrap;
  gap: .3rem 1.5rem; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
nav a { display: inline-block; padding: .2rem 0; } nav span { color: var(--soft); }
.finding { border: 1px solid var(--line); border-left: 4px solid var(--soft);
  border-radius: var(--radius); padding: .8rem 1rem .9rem; margin: .75rem 0; }
.fail.finding { border-left-color: var(--fail); }
.partial.finding, .review.finding { border-left-color: var(--part); }
.badge { display: inline-block; font-size: .82rem; font-weight: 700; padding: .05rem .55rem;
  border-radius: 99px; border: 1px solid currentColor; color: var(--soft); }
.fail .badge:not(.plain) { color: var(--fail); background: var(--fail-tint); }
.partial .badge:not(.plain), .review .badge:not(.plain) { color: var(--part);
  background: var(--part-tint); }
.badge + h4, .badge + h3 { margin: .45rem 0 .2rem; }
.finding p { margin: .35rem 0 0; } .none.finding p { margin: 0; }
.finding dl { margin-top: .6rem; }
.finding dl > div { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0 1rem; padding: .2rem 0; }
.finding dt { color: var(--soft); }
.finding p.own { margin: 0 0 .3rem; font-size: .9rem; color: var(--soft); overflow-wrap: anywhere; }
.finding p.own ~ .message { margin-top: .6rem; }
.fix dd { font-weight: 600; }
.finding p.decided { padding: .3rem .8rem; border-left: 3px solid var(--accent); background: var(--tint); }
.finding p.changed { border-left-color: var(--part); background: var(--part-tint); color: var(--part); }
.before { color: var(--soft); }
em { font-style: normal; color: var(--soft); font-size: .9em; }
.finding p.place { margin: 0; overflow-wrap: anywhere; }
blockquote { margin: .2rem 0 .5rem; padding: .3rem .8rem; background: var(--tint);
  border-left: 3px solid var(--line); white-space: pre-line; overflow-wrap: anywhere;
  font-family: "Times New Roman", "Liberation Serif", serif; font-size: 1.06rem; line-height: 1.4; }
blockquote:last-child { margin-bottom: 0; }
details { margin: .6rem 0; } .finding details { margin-bottom: 0; }
summary { cursor: pointer; padding: .35rem 0; color: var(--accent); font-weight: 600; }
ul { padding-left: 1.25rem; }
.quiet li { margin: .35rem 0; } .quiet b, .quiet small { overflow-wrap: anywhere; }
.fact h3 { margin: .45rem 0 .2rem; } .fact .name { display: inline-block; }
.fact h3::first-letter, .fact .name::first-letter { text-transform: uppercase; }
.fact summary { color: var(--ink); font-weight: 400; } .fact .name { font-weight: 600; }
.fact .n { color: var(--soft); font-size: .88rem; } details.fact { margin: 0; border-top: 1px solid var(--line); }
.said { list-style: none; margin: .3rem 0; padding: 0; } .said li { margin: .5rem 0; overflow-wrap: anywhere; }
details.fact .said { padding-left: 1.1rem; }
.side { margin-left: .35rem; font-size: .82rem; font-weight: 700; color: var(--part); }
.said .place { display: block; font-size: .84rem; color: var(--soft); }
.said q { display: block; white-space: pre-line; font: 1.06rem/1.4 "Times New Roman", "Liberation Serif", serif; }
.cards tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 11rem; }
.method li { margin: .3rem 0; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line);
  color: var(--soft); font-size: .88rem; }
footer p { margin: .3rem 0; }
.paper { display: none; }
@media (max-width: 42rem) {
  .page { padding: 1rem 1rem 2rem; } h1 { font-size: 1.35rem; } h2 { margin-top: 2.25rem; }
  .hero { grid-template-columns: 1fr; padding: 1rem; gap: .75rem; }
  .subject div, .finding dl > div { grid-template-columns: 1fr; gap: 0; }
  .subject dt, .finding dt { font-size: .85rem; }
  .number { width: auto; padding-right: .55rem; } .score { font-size: .88rem; }
  .score tbody tr:not(.top) th { padding-left: 0; }
  .cards, .cards tbody, .cards tr, .cards td, .cards tbody th, .cards caption { display: block; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .cards tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  .cards td, .cards tbody th { border: 0; padding: .1rem 0; }
  .cards td::before { content: attr(data-label) ": "; color: var(--soft); }
}
@media print {
  @page { size: A4; margin: 18mm 16mm 18mm 22mm; }
  html { font-size: 9.5pt; } .page { max-width: none; padding: 0; }
  .skip, nav, .screen { display: none; } .paper { display: block; font-size: 9pt; }
  .paper p { margin: .25rem 0; }
  a { color: inherit; text-decoration: none; }
  h1 { font-size: 15pt; } h2 { margin-top: 1.5rem; } h3 { margin-top: 1rem; }
  h2, h3, h4, caption, .badge { break-after: avoid; } tr, blockquote, .hero { break-inside: avoid; }
  .said li { break-inside: avoid; }
  .finding { break-inside: avoid; padding: .5rem .7rem; margin: .5rem 0; }
  .finding dl > div { grid-template-columns: 25mm 1fr; }
  .points strong { font-size: 30pt; }
  th, td { padding-top: .25rem; padding-bottom: .25rem; } tfoot { break-before: avoid; }
  thead { display: table-header-group; } tfoot { display: table-row-group; }
}
)css";

}  // namespace capdo::report
