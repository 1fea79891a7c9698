package dossier

// Covering is an uncertain date that covers all of the given ones: what is
// known of a date about which two copies of a vault disagree.
func Covering(dates ...Date) Date {
	if len(dates) == 0 {
		return Date{}
	}
	first, last := dates[0].First(), dates[0].Last()
	for _, d := range dates[1:] {
		first, last = min(first, d.First()), max(last, d.Last())
	}
	from, to := "..", ".."
	if first.Bounded() {
		from = first.String() + "?"
	}
	if last.Bounded() {
		to = last.String() + "?"
	}
	if from == ".." && to == ".." {
		return Date{}
	}
	d, err := ParseDate(from + "/" + to)
	if err != nil {
		return Date{} // the days lie outside what EDTF can say: nothing is known
	}
	return d
}
