package desk

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"habeas/dossier"
)

// sound refuses what would be kept and mean nothing: a kind of event that the
// rules do not know, a role that no list has, a number that cannot be, a
// reference to what is not there. What base holds already passes, as a later
// version of the program may have written it.
func sound(v *dossier.View, base, now any) error {
	was := map[any]bool{}
	each(reflect.ValueOf(base), "", func(_ string, x any) { was[x] = true })
	charges := chargesOf(v, now)
	var wrong error
	each(reflect.ValueOf(now), "", func(field string, x any) {
		if wrong != nil || was[x] {
			return
		}
		if id, ok := x.(dossier.ID); ok {
			wrong = reference(v, field, id, charges)
			return
		}
		wrong = known(field, x)
	})
	return wrong
}

// each visits the values of a subject that are no structs or lists, with the
// names of their fields in Go.
func each(v reflect.Value, field string, visit func(field string, x any)) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			each(v.Elem(), field, visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), field, visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				each(v.Field(i), f.Name, visit)
			}
		}
	default:
		visit(field, v.Interface())
	}
}

func chargesOf(v *dossier.View, now any) []dossier.Charge {
	switch x := now.(type) {
	case *dossier.Dossier:
		return v.Custody(x).Charges // those of its cases among them
	case *dossier.Case:
		return x.Charges
	}
	return nil
}

func reference(v *dossier.View, field string, id dossier.ID, charges []dossier.Charge) error {
	there := true
	switch field {
	case "Cases":
		there = v.Case(id) != nil
	case "Sources", "Source":
		there = id == "" || v.Source(id) != nil
	case "Charges":
		there = slices.ContainsFunc(charges, func(c dossier.Charge) bool { return c.ID == id })
	}
	if !there {
		return fmt.Errorf("invalid %s: there is none with the identifier %q", strings.ToLower(field), id)
	}
	return nil
}

const oldest = 150 // years

func known(field string, x any) error {
	switch x := x.(type) {
	case dossier.EventKind:
		return oneOf("kind of event", x, dossier.EventKinds())
	case dossier.Outcome:
		return oneOf("outcome", x, slices.Sorted(maps.Keys(dossier.Outcomes)))
	case dossier.NameRole:
		return oneOf("role of a name", x, dossier.NameRoles)
	case dossier.ConsentBasis:
		return oneOf("basis of a consent", x, dossier.ConsentBases)
	case dossier.SourceType:
		return oneOf("type of source", x, dossier.SourceTypes)
	case dossier.Urgency:
		return oneOf("urgency", x, []dossier.Urgency{dossier.UrgencyWatch, dossier.UrgencyUrgent, dossier.UrgencyDanger})
	case dossier.Audience:
		return oneOf("audience", x, dossier.AllAudiences)
	case int:
		if x < 0 || field == "Years" && x > oldest {
			return fmt.Errorf("invalid %s: %d cannot be", strings.ToLower(field), x)
		}
	}
	return nil
}

func oneOf[T ~string](what string, x T, list []T) error {
	if x == "" || slices.Contains(list, x) {
		return nil
	}
	names := make([]string, len(list))
	for i, n := range list {
		names[i] = string(n)
	}
	return fmt.Errorf("invalid %s %q: want one of %s", what, x, strings.Join(names, ", "))
}
