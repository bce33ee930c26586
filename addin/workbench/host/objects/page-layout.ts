import { formatRect, parseAddress } from '../addresses';
import { invalidArgument, itemNotFound } from '../errors';
import { type PageLayout as PageLayoutData, pageLayoutOf } from '../side-data';
import type { WireObject } from '../wire';
import type { Book } from '../workbook';
import { Range, rangeAt } from './range';
import { RangeAreas } from './range-areas';

type Flag = 'printGridlines' | 'printHeadings' | 'centerHorizontally' | 'centerVertically' | 'blackAndWhite';
type Place = 'printArea' | 'printTitleRows' | 'printTitleColumns';

/** Kept with the workbook; the browser does not print, so nothing comes of it on the screen. */
export class PageLayout implements WireObject {
  readonly className = 'PageLayout';
  readonly scalars = [
    'BlackAndWhite',
    'BottomMargin',
    'CenterHorizontally',
    'CenterVertically',
    'FooterMargin',
    'HeaderMargin',
    'LeftMargin',
    'Orientation',
    'PaperSize',
    'PrintGridlines',
    'PrintHeadings',
    'RightMargin',
    'TopMargin',
    'Zoom',
  ];

  constructor(
    private readonly book: Book,
    private readonly sheetId: string,
  ) {}

  identity() {
    return {};
  }

  private get data(): PageLayoutData {
    return pageLayoutOf(this.book.side, this.sheetId);
  }

  private set(changes: Partial<PageLayoutData>): void {
    Object.assign(this.data, changes);
    this.book.writer.noteWritten();
  }

  private setFlag(flag: Flag, value: unknown): void {
    if (typeof value !== 'boolean') throw invalidArgument();
    this.set({ [flag]: value });
  }

  get Orientation() {
    return this.data.orientation;
  }

  set Orientation(orientation: string) {
    if (orientation !== 'Portrait' && orientation !== 'Landscape') throw invalidArgument();
    this.set({ orientation });
  }

  get PaperSize() {
    return this.data.paperSize;
  }

  set PaperSize(paperSize: string | null) {
    this.set({ paperSize });
  }

  get Zoom() {
    return this.data.zoom;
  }

  set Zoom(zoom: Record<string, number | null>) {
    this.set({ zoom });
  }

  get PrintGridlines() {
    return this.data.printGridlines;
  }

  set PrintGridlines(value: boolean) {
    this.setFlag('printGridlines', value);
  }

  get PrintHeadings() {
    return this.data.printHeadings;
  }

  set PrintHeadings(value: boolean) {
    this.setFlag('printHeadings', value);
  }

  get CenterHorizontally() {
    return this.data.centerHorizontally;
  }

  set CenterHorizontally(value: boolean) {
    this.setFlag('centerHorizontally', value);
  }

  get CenterVertically() {
    return this.data.centerVertically;
  }

  set CenterVertically(value: boolean) {
    this.setFlag('centerVertically', value);
  }

  get BlackAndWhite() {
    return this.data.blackAndWhite;
  }

  set BlackAndWhite(value: boolean) {
    this.setFlag('blackAndWhite', value);
  }

  private margin(side: string): number {
    return this.data.margins[side] ?? 0;
  }

  private setMargin(side: string, points: number): void {
    if (!(points >= 0)) throw invalidArgument();
    this.set({ margins: { ...this.data.margins, [side]: points } });
  }

  get LeftMargin() {
    return this.margin('Left');
  }

  set LeftMargin(points: number) {
    this.setMargin('Left', points);
  }

  get RightMargin() {
    return this.margin('Right');
  }

  set RightMargin(points: number) {
    this.setMargin('Right', points);
  }

  get TopMargin() {
    return this.margin('Top');
  }

  set TopMargin(points: number) {
    this.setMargin('Top', points);
  }

  get BottomMargin() {
    return this.margin('Bottom');
  }

  set BottomMargin(points: number) {
    this.setMargin('Bottom', points);
  }

  get HeaderMargin() {
    return this.margin('Header');
  }

  set HeaderMargin(points: number) {
    this.setMargin('Header', points);
  }

  get FooterMargin() {
    return this.margin('Footer');
  }

  set FooterMargin(points: number) {
    this.setMargin('Footer', points);
  }

  private setPlace(place: Place, where: unknown): null {
    const range = rangeAt(this.book, this.sheetId, where);
    if (range.sheetId !== this.sheetId) throw invalidArgument();
    if (place === 'printTitleRows' && !range.IsEntireRow) throw invalidArgument();
    if (place === 'printTitleColumns' && !range.IsEntireColumn) throw invalidArgument();
    this.set({ [place]: formatRect(range.place) });
    return null;
  }

  private getPlace(place: Place): Range | null {
    const address = this.data[place] && parseAddress(this.data[place]);
    return address ? new Range(this.book, this.sheetId, address.rect) : null;
  }

  SetPrintArea(where: unknown) {
    return this.setPlace('printArea', where);
  }

  SetPrintTitleRows(where: unknown) {
    return this.setPlace('printTitleRows', where);
  }

  SetPrintTitleColumns(where: unknown) {
    return this.setPlace('printTitleColumns', where);
  }

  SetPrintMargins(unit: string, options: Record<string, number | undefined>): null {
    const points = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 }[unit];
    if (!points) throw invalidArgument();
    for (const [side, value] of Object.entries(options)) {
      if (typeof value === 'number') this.setMargin(side.charAt(0).toUpperCase() + side.slice(1), value * points);
    }
    return null;
  }

  GetPrintAreaOrNullObject(): RangeAreas | null {
    const area = this.getPlace('printArea');
    return area && new RangeAreas([area]);
  }

  GetPrintTitleRows(): Range {
    const range = this.GetPrintTitleRowsOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }

  GetPrintTitleRowsOrNullObject() {
    return this.getPlace('printTitleRows');
  }

  GetPrintTitleColumnsOrNullObject() {
    return this.getPlace('printTitleColumns');
  }
}
