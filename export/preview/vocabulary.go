package preview

import "strings"

// vocabulary holds the names that PDF itself gives (ISO 32000-2): they say
// nothing about anybody, and would be found wherever a person is called Page, Lang or
// Count. Names that a file makes up, such as those of fonts, are not here.
var vocabulary = words(`
A A85 AA AF AFRelationship AHx AIS Action Alt Alternate Annot Annots AntiAlias Artifact ASCII85Decode ASCIIHexDecode
ArtBox Ascent Association Attached Author AvgWidth BBox BM BS BaseEncoding BaseFont BaseVersion
BitsPerComponent BitsPerCoordinate BitsPerSample BlackPoint BlackIs1 BleedBox BlockQuote Border Bounds C C0 C1 CA CF CI CIDFontType0
CIDFontType0C CIDFontType2 CIDInit CIDSet CIDSystemInfo CIDToGIDMap CMYK CMap CMapName CMapType CS CalGray CalRGB CapHeight
Caption Catalog CharProcs CharSet ClassMap Col ColSpan Collection ColorSpace ColorTransform Colors Column
Columns Contents Coords Count CreationDate Creator CropBox D DA DR DCTDecode Decimal DecodeParms Decode Default
DescendantFonts Descent Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN DeviceRGB Differences
DisplayDocTitle Direction Div Document Domain DW DW2 Duplex E EF Encode Encoding Encrypt End Endnote EmbeddedFile EmbeddedFiles
Event Ext ExtGState Extend Extends F FDecodeParms FFilter Fields Figure Filter First FirstChar Fit FitB FitBH FitH FitR FitV FitWindow FlateDecode Flags Font FontBBox
FontDescriptor FontFamily FontFile FontFile2 FontFile3 FontMatrix FontName FontStretch FontWeight Footer
Form FormType Formula Function FunctionType Functions GTS_PDFA1 GTS_PDFX G GoTo GoToR Gray Group H H1 H2 H3 H4 H5 H6 Headers
Header Height HideMenubar HideToolbar HideWindowUI I ICCBased ID IDTree IM Identity Identity-H Identity-V Image ImageB ImageC ImageI ImageMask Index Indexed Info
Intent Interpolate IsMap ItalicAngle JavaScript K Keywords Kids L L2R LBody LI LC LJ LW LZWDecode Lab Lang Language Last LastChar LastModified
Layout Lbl Leading Length Length1 Length2 Length3 Limits Line LineHeight Linearized Link List ListNumbering
MCID MCR MK ML MaxWidth MarkInfo Marked Matrix MediaBox Metadata MissingWidth ModDate Multiply N NM Name Names
Next None NonFullScreenPageMode NonStruct Normal Note Nums O OBJR Obj OC OCG OCGs OCProperties OneColumn OP OPM ObjStm Off ON Open OpenAction Opaque Order Ordering
Outlines OutputCondition OutputConditionIdentifier OutputIntent OutputIntents P PDF PS Padding Page PageElement PageLabels
PageLayout PageMode Pages Pagination PaintType Panose Params Parent ParentTree ParentTreeNextKey Part
Pattern PatternType Pg Placement Predictor Prev Print PrintClip Private ProcSet Producer
Properties Q QuadPoints Quote R R2L RGB RI Range RegistryName Registry Relationship Rect Ref Reference Resources Role RoleMap
Root Rotate Row RowSpan Rows Ruby S SA SM SMask SMaskInData ST Scope Sect Separation Shading ShadingType Size Source SpaceAfter SpaceBefore Span
StandardEncoding Start StartIndent Stm StmF StrF StemH StemV StructElem StructParent StructParents
StructTreeRoot Style SubFilter Subj Subject Subtype Suspects Summary Supplement T TBody TD TFoot TH THead TOC TOCI TR TR2 TV TP Table Tabs Tag
Text TextAlign TextIndent Thumb TilingType Title ToUnicode Trans Transparency TrapNet Trapped TrimBox TrueType Type Type0 Type1
Type1C Type3 UCS UF URI Unknown Unspecified UseCMap UseNone UseOutlines UseOC UseThumbs Usage UserUnit V VE Version ViewArea
ViewClip ViewerPreferences W W2 WMode WP WT Warichu Watermark WhitePoint Width Widths WinAnsiEncoding X XHeight XML XObject XRef XRefStm XStep XYZ YStep ca op`)

// keywords are those between objects, outside of page contents.
var keywords = words("obj endobj R stream endstream xref trailer startxref true false null n f")

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
