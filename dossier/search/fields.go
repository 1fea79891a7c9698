package search

import (
	"slices"
	"strconv"
	"strings"

	"habeas/dossier"
)

// onTrial and released are the statuses of the query language that more than
// one thing makes.
const (
	onTrial  = "on-trial" // a charge is pending
	released = "released" // not free and free together
)

// match reads a term into what it asks of a dossier; nil where it asks nothing.
func (p *parser) match(t token) (node, error) {
	if t.field == "" {
		return text(t, sectionAll), nil
	}
	if s, ok := textFields[t.field]; ok {
		if !is(t.op) {
			return nil, p.problem(t.valueAt-len(t.op), "%s is text: want %s:%s", t.field, t.field, t.value)
		}
		if strings.EqualFold(t.value, "none") && !t.quoted {
			return noText(s), nil
		}
		return text(t, s), nil
	}
	value := strings.ToLower(t.value)
	switch t.field {
	case "id":
		if is(t.op) {
			return idStarts(strings.ToUpper(t.value)), nil
		}
	case "status":
		if is(t.op) {
			return p.status(t, value)
		}
	case "consent":
		if is(t.op) {
			return p.consent(t, value)
		}
	case "stale":
		if is(t.op) {
			return p.yesNo(t, value)
		}
	case "held":
		n, err := strconv.Atoi(strings.TrimSpace(fold(t.value)))
		if err != nil {
			return nil, p.problem(t.valueAt, "held wants a number of days, such as held>365")
		}
		return days{compare(t.op), n}, nil
	case "checked", "born":
		return p.date(t, value)
	default:
		return nil, p.problem(t.at, "there is no field %q; fields are %s", t.field, strings.Join(Fields, " "))
	}
	return nil, p.problem(t.valueAt-len(t.op), "%s cannot be compared: want %s:%s", t.field, t.field, t.value)
}

// Fields are the fields of the query language.
var Fields = []string{"name", "status", "charge", "affiliation", "place", "tag", "source", "consent", "id", "stale", "held", "checked", "born"}

// Statuses are the values of the field status.
var Statuses = append(statusWords(), onTrial, released)

func statusWords() []string {
	var l []string
	for _, s := range dossier.Statuses {
		l = append(l, string(s))
	}
	return l
}

func (p *parser) status(t token, value string) (node, error) {
	if !slices.Contains(Statuses, value) {
		return nil, p.problem(t.valueAt, "there is no status %q; want one of %s", t.value, strings.Join(Statuses, " "))
	}
	return status(value), nil
}

func (p *parser) consent(t token, value string) (node, error) {
	if value == "none" {
		return consent(""), nil
	}
	a, err := dossier.ParseAudience(value)
	if err != nil {
		return nil, p.problem(t.valueAt, "consent wants none, public, donor or diplomatic")
	}
	return consent(a), nil
}

func (p *parser) yesNo(t token, value string) (node, error) {
	switch value {
	case "yes":
		return stale{}, nil
	case "no":
		return noneOf{stale{}}, nil
	}
	return nil, p.problem(t.valueAt, "%s wants yes or no", t.field)
}

func (p *parser) date(t token, value string) (node, error) {
	if value == "none" && is(t.op) {
		return noDate(t.field), nil
	}
	d, err := dossier.ParseDate(strings.TrimSpace(t.value))
	if err != nil || d.IsZero() {
		return nil, p.problem(t.valueAt, "%s wants a date, such as 2018 or 2018-08-01", t.field)
	}
	return onDate{t.field, compare(t.op), d}, nil
}

func is(op string) bool { return op == ":" || op == "=" }

// compare is one of : < <= > >=.
type compare string

func (c compare) holds(order int) bool {
	switch c {
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	case ">=":
		return order >= 0
	}
	return order == 0
}
