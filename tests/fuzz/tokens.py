"""Words of each format, for libFuzzer's dictionaries and for the mutators."""

from __future__ import annotations

_XML = "&amp; &#0; &#xD800; &x; <![CDATA[ ]]> <!-- --> <?x ?> <!DOCTYPE xml:space="
_WORD = (
    "<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tbl> </w:tbl> <w:tr> </w:tr> <w:tc> </w:tc> "
    '<w:tab/> <w:br/> <w:vanish/> <w:b/> <w:numPr/> <w:ilvl/> w:val="1" w:val="-1" w:id="1" '
    "<w:sdt> </w:sdt> <w:sdtContent> </w:sdtContent> <w:del> </w:del> <w:ins> </w:ins> "
    "<w:moveFrom> </w:moveFrom> <w:footnoteReference/> <w:altChunk/> <w:txbxContent> "
    '<w:vMerge/> <w:gridSpan/> w:fldCharType="begin" w:fldCharType="end" <w:hyperlink> '
    '<w:pStyle/> <w:rStyle/> <w:outlineLvl/> <w:ind w:left="x"/> <w:sz w:val="0"/>'
)
_ODF = (
    "<text:p> </text:p> <text:list> <text:list-item> <text:h> <text:span> <text:note> "
    "<text:tracked-changes> <text:s text:c='9'/> <table:table> <table:table-row> "
    "<table:table-cell> <office:annotation> <text:tab/> <text:section>"
)
_SHEET = (
    '<row r="1"> </row> <c r="A1" t="s"> </c> <v> </v> t="inlineStr" t="b" t="e" <f> </f> '
    '<is> <si> <t> <mergeCell ref="A1:B2"/> <cols> hidden="1" r="XFD1048576" r="1048577" -1 1e9'
)
_PDF = (
    "obj endobj stream endstream xref trailer startxref %%EOF << >> [ ] ( ) < > null true R "
    "/Type /Page /Pages /Kids /Count -1 /Parent /MediaBox /CropBox /Rotate /Contents /Resources "
    "/Font /XObject /Subtype /Form /Image /Filter /FlateDecode /ASCII85Decode /ASCIIHexDecode "
    "/LZWDecode /RunLengthDecode /DecodeParms /Predictor /Length /ObjStm /XRef /W /Index /First "
    "/N /Prev /Encrypt /ToUnicode /Encoding /Differences /Widths /FirstChar /LastChar /Type0 "
    "/Type3 /CIDFontType2 /DescendantFonts /Annots /AcroForm /Fields /V /FT /Tx /Kids BT ET Tj TJ "
    "Tf Td Tm T* Tr q Q cm re f Do BI ID EI 0 1 -1 99999999999 1e9 NaN 1 0 R 10 0 R 11 0 R"
)
_MARKDOWN = (
    "# ## - * + > 1. 1) - [x] [ ] ``` ~~~ ` ** __ * _ ~~ [[ ]] ![ ]( [^1] [^1]: | |-| --- === : "
    "<b> </b> <details> <!-- --> &amp; &#0; \\ $$ %% == #tag > [!note] ^id http:// <http://"
)
_TEXT = (
    "From: To: Subject: Date: Sent: > >> -- ___ === --- *** • – ● o 1. a) (1) \t ...  wrote: On "
    "Best, Dear Feedback Peer Manager Self Q: A: Name: ? ! . ; e.g. U.S. vs. Dr. v2.1 "
    "3.5% https:// a@b.c"
)
_HTML = (
    "<p> </p> <div> </div> <br> <table> <tr> <td> <th> </table> <ul> <li> </ul> <ol> <h1> </h1> "
    "<b> <span <details> <summary> <pre> <code> <textarea> <select> <option selected> "
    "<input value= "
    'style="display:none" style="mso-list:l0 level1" class="c1" <style> </style> '
    "<script> </script> <!-- --> <![if <![endif] <svg> <math> <template> <noscript> "
    "<blockquote> <del> <dl> <dt> <dd> "
    "<caption> <fieldset> <legend> <frameset> <plaintext> &nbsp; &#x0; &#xD800; colspan=9"
)
_CSV = (
    ', ; \t | " "" '
    "\n \r reviewer relationship question answer score comments "
    "date , peer manager self"
)
_RTF = (
    r"{ } \par \pard \'e9 \u233? \u-3913? \bullet \tab \cell \row \trowd \v \v0 \deleted \bin9 \*"
    r" \fonttbl \stylesheet \info \pict \ansicpg1252 \uc0 \line \page \footnote \field \fldinst"
)
_MAIL = (
    "Content-Type: multipart/mixed; boundary=x --x --x-- text/plain text/html charset=utf-8 "
    "Content-Transfer-Encoding: base64 quoted-printable =?utf-8?q?a?= message/rfc822 =\n =E9 From: "
    "Subject: Date: MIME-Version: Content-Disposition: attachment filename= \n\n"
)
_TOKENS = {
    "docx": f"{_WORD} {_XML}",
    "odt": f"{_ODF} {_XML}",
    "xlsx": f"{_SHEET} {_XML}",
    "pdf": _PDF,
    "markdown": _MARKDOWN,
    "text": _TEXT,
    "html": _HTML,
    "csv": _CSV,
    "rtf": _RTF,
    "eml": _MAIL,
    "segmenter": _TEXT,
}
# What any text may hold and no reader expects.
_ANYWHERE = ["\0", "\ufeff", "\u200b", "\u202e", "\u2028", "\x85", "\x0c", "\r", "\U0001f680", "é"]


def tokens(target: str) -> list[bytes]:
    """Return the words that a target's format gives meaning to."""
    return [token.encode() for token in [*_TOKENS[target].split(" "), *_ANYWHERE] if token]


def dictionary(target: str) -> str:
    """Return a target's words in the form that libFuzzer reads."""
    lines = []
    for token in dict.fromkeys(tokens(target)):
        escaped = "".join(
            chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}"
            for byte in token
        )
        lines.append(f'"{escaped}"')
    return "\n".join(lines) + "\n"
