#include "report/overview_page.h"

namespace capdo::report {

// What the overview needs beyond kStyle.
const char kOverviewStyle[] = R"css(
.overview .page { max-width: 72rem; }
.defs { position: absolute; }
.plot { display: block; width: 9.5rem; height: .8rem; overflow: visible; }
.overview .number { width: auto; padding-left: .5rem; }
.overview .cards tbody th small { font-weight: 400; }
.overview .cards tbody th small.flag { color: var(--fail); font-weight: 600; }
.ranking td, .common td { font-variant-numeric: tabular-nums; }
.rank { width: 3rem; }
.bars { width: 10.5rem; padding-top: .75rem; }
.blocks .wide { width: 16rem; } .blocks .plot { width: 15rem; }
.letter { font-size: 1.1rem; min-width: 3rem !important; }
.common .number { width: 4.5rem; } .common .which { width: 18rem; }
.which details { margin: 0; } .which summary { padding: 0; }
.which { font-size: .92rem; } .share { white-space: nowrap; }
.overview thead .number { white-space: normal; }
.more { margin-top: 1rem; }
.each { font-size: .84rem; } .each .number { padding-left: .35rem; padding-right: .35rem; } .each abbr { text-decoration: none; }
.counts a, .points a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .15em; }
@media (max-width: 42rem) {
  .plot, .blocks .plot { width: 100%; } .bars, .blocks .wide { padding-top: .3rem; width: auto; }
  .overview .cards .number { padding-left: 0; text-align: left; white-space: normal; }
  .cards .bars::before { content: none; }
  .blocks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .blocks, .blocks tbody, .blocks caption { display: block; }
  .blocks tr { display: grid; grid-template-columns: repeat(3, 1fr); border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .blocks tr > * { border: 0; padding: .1rem 0; } .blocks .top > * { border-top: 0; }
  .blocks th, .blocks .wide { grid-column: 1 / -1; } .blocks .number { text-align: left; white-space: normal; }
  .blocks td.number::before { content: attr(data-label) ": "; color: var(--soft); font-weight: 400; }
  .ranking .number, .each .number { display: inline-block; margin-right: 1.25rem; }
  .common .number, .common .which, .rank { width: auto; }
}
@media print {
  @page { size: A4 landscape; margin: 15mm; }
  .plot { width: 34mm; height: 3mm; } .bars { width: 36mm; } .blocks .plot { width: 55mm; }
  .overview section > p { break-after: avoid; }
  .which .paper { display: inline; } .each { font-size: 8pt; } .each .number { padding-left: .2rem; }
}
)css";

}  // namespace capdo::report
