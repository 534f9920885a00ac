/**
 * The order in which the schema of Word files (ECMA-376, WordprocessingML) has the children of an element: Word refuses or forgets what comes out
 * of turn. Of elements not listed here any order is taken.
 */
const sequences: Readonly<Record<string, string>> = {
	'w:pPr':
		'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
	'w:rPr':
		'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
	'w:sectPr':
		'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange',
	'w:tblPr':
		'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
	'w:tcPr':
		'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange',
	'w:tbl': 'bookmarkStart tblPr tblGrid tr',
	'w:tr': 'tblPrEx trPr tc',
	'w:tblBorders': 'top left start bottom right end insideH insideV',
	'w:tcBorders': 'top left start bottom right end insideH insideV tl2br tr2bl',
	'w:tblCellMar': 'top left start bottom right end',
	'w:settings':
		'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping',
};

type Element = { name: string; children: Element[] };

/** The elements of a well-formed XML text; throws where a tag is not closed by its own. */
function elementsOf(xml: string): Element {
	const root: Element = { name: '', children: [] };
	const open = [root];
	for (const [, closing, name = '', single] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^>]*?)?(\/?)>/g)) {
		const parent = open.at(-1) ?? root;
		if (closing) {
			if (open.pop()?.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
			continue;
		}
		const element = { name, children: [] };
		parent.children.push(element);
		if (!single) open.push(element);
	}
	if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
	return root;
}

/** Children that come out of the schema's turn or are unknown to it, as `parent: child`; empty when all is in order. */
export function outOfTurn(xml: string): string[] {
	const wrong: string[] = [];
	const walk = ({ name, children }: Element): void => {
		const order = sequences[name]?.split(' ');
		let reached = 0;
		for (const child of children) {
			const place = order?.indexOf(child.name.replace(/^\w+:/, '')) ?? reached;
			if (place < reached) wrong.push(`${name}: ${child.name}`);
			else reached = place;
			walk(child);
		}
		// A cell ends with a paragraph, or Word calls the file damaged.
		if (name === 'w:tc' && children.at(-1)?.name !== 'w:p') wrong.push('w:tc: no paragraph at its end');
	};
	walk(elementsOf(xml));
	return wrong;
}
