package extract

import (
	"bytes"
	"encoding/json"

	"heshu/extract/quantity"
)

// The records of a dataset. The structs are the schema: one struct a table,
// one field a column; column names and meanings are a contract, columns may be
// added but never renamed. Optional columns are pointers.

// DocumentRow is one report.
type DocumentRow struct {
	DocumentID    string  `parquet:"document_id,id(1)" json:"document_id"`
	Source        string  `parquet:"source,dict,id(2)" json:"source"`
	Member        *string `parquet:"member,optional,id(3)" json:"member"`
	Part          int32   `parquet:"part,id(4)" json:"part"`
	SourceStart   int64   `parquet:"source_start,id(5)" json:"source_start"`
	SourceEnd     int64   `parquet:"source_end,id(6)" json:"source_end"`
	MediaType     string  `parquet:"media_type,dict,id(7)" json:"media_type"`
	Encoding      string  `parquet:"encoding,dict,id(8)" json:"encoding"`
	ContentSHA256 string  `parquet:"content_sha256,id(9)" json:"content_sha256"`
	Title         *string `parquet:"title,optional,id(10)" json:"title"`
	Issuer        *string `parquet:"issuer,optional,dict,id(11)" json:"issuer"`
	Region        *string `parquet:"region,optional,dict,id(12)" json:"region"`
	Level         *string `parquet:"level,optional,dict,id(13)" json:"level"`
	Year          *int32  `parquet:"year,optional,id(14)" json:"year"`
	YearBasis     *string `parquet:"year_basis,optional,dict,id(15)" json:"year_basis"`
	Ordinal       *int32  `parquet:"ordinal,optional,id(16)" json:"ordinal"`
	DateFrom      *Date   `parquet:"date_from,optional,date,id(17)" json:"date_from"`
	DateTo        *Date   `parquet:"date_to,optional,date,id(18)" json:"date_to"`
	Text          string  `parquet:"text,id(19)" json:"text"`
	Amounts       int32   `parquet:"amounts,id(20)" json:"amounts"`
	Counts        int32   `parquet:"counts,id(21)" json:"counts"`
	Themes        int32   `parquet:"themes,id(22)" json:"themes"`
	Organisations int32   `parquet:"organisations,id(23)" json:"organisations"`
	Checks        int32   `parquet:"checks,id(24)" json:"checks"`
	RunID         *string `parquet:"run_id,optional,dict,id(25)" json:"run_id"`
}

// Fact holds the columns that every fact has: what it is, and where it was read.
type Fact struct {
	FactID     string  `parquet:"fact_id,id(1)" json:"fact_id"`
	DocumentID string  `parquet:"document_id,dict,id(2)" json:"document_id"`
	Start      int64   `parquet:"start,id(3)" json:"start"`
	End        int64   `parquet:"end,id(4)" json:"end"`
	Quote      string  `parquet:"quote,id(5)" json:"quote"`
	MatchStart int64   `parquet:"match_start,id(6)" json:"match_start"`
	MatchEnd   int64   `parquet:"match_end,id(7)" json:"match_end"`
	Sentence   string  `parquet:"sentence,dict,id(8)" json:"sentence"`
	Section    *string `parquet:"section,optional,dict,id(9)" json:"section"`
	Rule       string  `parquet:"rule,dict,id(10)" json:"rule"`
}

// FigureColumns are the columns that amounts and counts share.
type FigureColumns struct {
	Item          *string           `parquet:"item,optional,dict,id(20)" json:"item"`
	ItemClass     *string           `parquet:"item_class,optional,dict,id(21)" json:"item_class"`
	Value         *quantity.Decimal `parquet:"value,optional,decimal(4:18),id(22)" json:"value"`
	Lower         *quantity.Decimal `parquet:"lower,optional,decimal(4:18),id(23)" json:"lower"`
	Upper         *quantity.Decimal `parquet:"upper,optional,decimal(4:18),id(24)" json:"upper"`
	Approx        string            `parquet:"approx,dict,id(25)" json:"approx"`
	Unit          string            `parquet:"unit,dict,id(26)" json:"unit"`
	Basis         string            `parquet:"basis,dict,id(27)" json:"basis"`
	Status        string            `parquet:"status,dict,id(28)" json:"status"`
	Action        *string           `parquet:"action,optional,dict,id(29)" json:"action"`
	Giver         *string           `parquet:"giver,optional,dict,id(30)" json:"giver"`
	Receiver      *string           `parquet:"receiver,optional,dict,id(31)" json:"receiver"`
	BeneficiaryID *string           `parquet:"beneficiary_id,optional,id(32)" json:"beneficiary_id"`
}

// AmountRow is a figure in money.
type AmountRow struct {
	Fact
	FigureColumns
	Currency string `parquet:"currency,dict,id(40)" json:"currency"`
}

// CountRow is any other figure.
type CountRow struct {
	Fact
	FigureColumns
	Measure string `parquet:"measure,dict,id(40)" json:"measure"`
}

// ThemeRow is a theme that a report states.
type ThemeRow struct {
	Fact
	Theme   string `parquet:"theme,dict,id(20)" json:"theme"`
	Role    string `parquet:"role,dict,id(21)" json:"role"`
	Year    *int32 `parquet:"year,optional,id(22)" json:"year"`
	Ordinal *int32 `parquet:"ordinal,optional,id(23)" json:"ordinal"`
}

// OrganisationRow is one mention of an organisation.
type OrganisationRow struct {
	Fact
	Name      string  `parquet:"name,dict,id(20)" json:"name"`
	Canonical string  `parquet:"canonical,dict,id(21)" json:"canonical"`
	Type      string  `parquet:"type,dict,id(22)" json:"type"`
	Level     *string `parquet:"level,optional,dict,id(23)" json:"level"`
	Role      string  `parquet:"role,dict,id(24)" json:"role"`
	Masked    bool    `parquet:"masked,id(25)" json:"masked"`
}

// LinkRow says how two facts belong together.
type LinkRow struct {
	DocumentID string `parquet:"document_id,dict,id(1)" json:"document_id"`
	FromID     string `parquet:"from_id,id(2)" json:"from_id"`
	ToID       string `parquet:"to_id,id(3)" json:"to_id"`
	Relation   string `parquet:"relation,dict,id(4)" json:"relation"`
	Rule       string `parquet:"rule,dict,id(5)" json:"rule"`
}

// CheckRow is what one check found.
type CheckRow struct {
	CheckID         string            `parquet:"check_id,id(1)" json:"check_id"`
	DocumentID      string            `parquet:"document_id,dict,id(2)" json:"document_id"`
	Check           string            `parquet:"check,dict,id(3)" json:"check"`
	Result          string            `parquet:"result,dict,id(4)" json:"result"`
	Reason          *string           `parquet:"reason,optional,dict,id(5)" json:"reason"`
	Severity        *string           `parquet:"severity,optional,dict,id(6)" json:"severity"`
	Message         string            `parquet:"message,id(7)" json:"message"`
	Stated          *quantity.Decimal `parquet:"stated,optional,decimal(4:18),id(8)" json:"stated"`
	Expected        *quantity.Decimal `parquet:"expected,optional,decimal(4:18),id(9)" json:"expected"`
	Difference      *quantity.Decimal `parquet:"difference,optional,decimal(4:18),id(10)" json:"difference"`
	FactIDs         []string          `parquet:"fact_ids,list,id(11)" parquet-element:",id(15)" json:"fact_ids"`
	OtherDocumentID *string           `parquet:"other_document_id,optional,id(12)" json:"other_document_id"`
	Start           int64             `parquet:"start,id(13)" json:"start"`
	End             int64             `parquet:"end,id(14)" json:"end"`
}

// MarshalJSON writes a check without facts with an empty list: fact_ids is never null.
func (r CheckRow) MarshalJSON() ([]byte, error) {
	type plain CheckRow // without methods, or this one would call itself
	if r.FactIDs == nil {
		r.FactIDs = []string{}
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false) // the outer encoder decides: it cannot take an escape back
	err := encoder.Encode(plain(r))
	return out.Bytes(), err
}

// NumeralRow accounts for one number of a report.
type NumeralRow struct {
	DocumentID string  `parquet:"document_id,dict,id(1)" json:"document_id"`
	Start      int64   `parquet:"start,id(2)" json:"start"`
	End        int64   `parquet:"end,id(3)" json:"end"`
	Quote      string  `parquet:"quote,id(4)" json:"quote"`
	State      string  `parquet:"state,dict,id(5)" json:"state"`
	Reason     *string `parquet:"reason,optional,dict,id(6)" json:"reason"`
	FactID     *string `parquet:"fact_id,optional,id(7)" json:"fact_id"`
}

// LocationRow says where a stretch of a report's text stands in the document that it was
// read from. A report from a file that is text has none. The stretches of a report do not
// overlap; a fact stands where the stretch does that holds its start.
type LocationRow struct {
	DocumentID string  `parquet:"document_id,dict,id(1)" json:"document_id"`
	Start      int64   `parquet:"start,id(2)" json:"start"`
	End        int64   `parquet:"end,id(3)" json:"end"`
	Page       *int32  `parquet:"page,optional,id(4)" json:"page"`
	Sheet      *string `parquet:"sheet,optional,dict,id(5)" json:"sheet"`
	Table      *int32  `parquet:"table_number,optional,id(6)" json:"table_number"`
	Cell       *string `parquet:"cell,optional,dict,id(7)" json:"cell"`
	Paragraph  *int32  `parquet:"paragraph,optional,id(8)" json:"paragraph"`
	Aside      *string `parquet:"aside,optional,dict,id(9)" json:"aside"`
}

// InputRow says how one input file or archive entry ended.
type InputRow struct {
	Source    string  `parquet:"source,dict,id(1)" json:"source"`
	Member    *string `parquet:"member,optional,id(2)" json:"member"`
	State     string  `parquet:"state,dict,id(3)" json:"state"`
	Message   *string `parquet:"message,optional,id(4)" json:"message"`
	Bytes     int64   `parquet:"bytes,id(5)" json:"bytes"`
	SHA256    *string `parquet:"sha256,optional,id(6)" json:"sha256"`
	MediaType string  `parquet:"media_type,dict,id(7)" json:"media_type"`
	Encoding  *string `parquet:"encoding,optional,dict,id(8)" json:"encoding"`
	Documents int32   `parquet:"documents,id(9)" json:"documents"`
	RunID     *string `parquet:"run_id,optional,dict,id(10)" json:"run_id"`
}

// RunRow is all that decided, beside the inputs, what the runs gave that had it in common:
// it holds no time and no name of a machine. A dataset has one, and more where inputs that
// had failed were tried again with something else.
type RunRow struct {
	RunID         string `parquet:"run_id,id(1)" json:"run_id"`
	Program       string `parquet:"program,id(2)" json:"program"`
	SchemaVersion string `parquet:"schema_version,id(3)" json:"schema_version"`
	RulesVersion  string `parquet:"rules_version,id(4)" json:"rules_version"`
	RulesDigest   string `parquet:"rules_digest,id(5)" json:"rules_digest"`
	Reading       string `parquet:"reading,id(6)" json:"reading"`
}

// reset empties r and keeps its slices. What rows point to is let go.
func (r *Records) reset() {
	r.Document = DocumentRow{}
	r.Amounts = emptied(r.Amounts)
	r.Counts = emptied(r.Counts)
	r.Themes = emptied(r.Themes)
	r.Organisations = emptied(r.Organisations)
	r.Links = emptied(r.Links)
	r.Checks = emptied(r.Checks)
	r.Numerals = emptied(r.Numerals)
	r.Locations = emptied(r.Locations)
}

func emptied[T any](rows []T) []T {
	clear(rows)
	return rows[:0]
}

// Records are the rows that one report gives, each table sorted by Start.
type Records struct {
	Document      DocumentRow
	Amounts       []AmountRow
	Counts        []CountRow
	Themes        []ThemeRow
	Organisations []OrganisationRow
	Links         []LinkRow
	Checks        []CheckRow
	Numerals      []NumeralRow
	Locations     []LocationRow
}
