package typeset

// fit breaks boxes into lines and returns for each line the index after its
// last box. It looks at the whole paragraph, as Knuth and Plass do ("Breaking
// Paragraphs into Lines", 1981): of all ways that need the fewest lines it takes
// the one whose lines are filled most evenly, and that does not leave a word
// or a stub alone in the last line.
func fit(boxes []box, o Options) []int {
	// ways[i] is the best way to set the boxes before i in whole lines.
	ways := make([]way, len(boxes)+1)
	for end := 1; end <= len(boxes); end++ {
		best := way{lines: -1}
		used := 0.0
		for begin := end - 1; begin >= 0; begin-- {
			b := &boxes[begin]
			natural := used + b.width // without the space at the end
			used += b.width
			if begin > 0 {
				used += boxes[begin-1].space
			}
			room := o.Width
			if begin == 0 {
				room -= o.Indent
			}
			single := begin == end-1
			set := natural + b.head + boxes[end-1].tail
			if !single && set > room+tolerance {
				break
			}
			w := ways[begin]
			w.lines++
			w.from = begin
			w.cost += cost(room-set, room, single, end == len(boxes))
			if best.lines < 0 || w.lines < best.lines || w.lines == best.lines && w.cost < best.cost {
				best = w
			}
			if b.fresh {
				break // it cannot stand later in a line
			}
		}
		ways[end] = best
	}
	ends := make([]int, ways[len(boxes)].lines)
	at := len(boxes)
	for i := len(ends) - 1; i >= 0; i-- {
		ends[i] = at
		at = ways[at].from
	}
	return ends
}

// way is a way to set the beginning of a paragraph.
type way struct {
	lines int
	cost  float64
	from  int // the first box of its last line
}

// cost is how bad a line looks: the square of the part of it that is empty. The
// last line may be as short as it likes, but for a single word in it or a mere stub.
func cost(slack, room float64, single, last bool) float64 {
	const lonely = 0.25 // as bad as a line that is half empty
	empty := max(slack/room, 0)
	switch {
	case !last:
		return empty * empty
	case empty > 0.88, single && empty > 0.8:
		return lonely
	}
	return 0
}
