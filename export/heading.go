package export

// pageTitle begins a page with what it is about, names the place and puts it into
// the outline.
func (p *press) pageTitle(title, dest string) []strip {
	strips := p.text(strong(sizeTitle)).own(title).as(p.headed(aboutPage)).strips(0, p.sheet.width())
	for i := range strips {
		strips[i].keep = true
	}
	return on(strips, func(pg *page, x, y float64) {
		pg.destination(dest, title, y-half)
		pg.entry(title, 0, y-half)
	})
}

// under is a quiet line below a title.
func (p *press) under(t *text) []strip {
	strips := apart(quarter, t.strips(0, p.sheet.width()))
	for i := range strips {
		strips[i].keep = true
	}
	return strips
}

// heading begins a part of a page.
func (p *press) heading(s string) strip {
	style := strong(sizeHeading)
	style.Color = accent
	line := p.text(style).own(s).line()
	w := p.sheet.width()
	e := p.at.Add(p.headed(aboutPart))
	return strip{height: beat + half, before: beat, keep: true, clear: true, part: true, element: e, draw: func(pg *page, x, y float64) {
		pg.text(x, y+drop(line, sizeHeading), line)
		pg.rule(x, y+beat+quarter/2, w, 0.5, rule)
	}}
}

// space is white space of a height.
func space(h float64) strip { return strip{height: h, keep: true} }

// on draws something together with the first of some strips, or alone where
// there is none.
func on(strips []strip, draw func(pg *page, x, y float64)) []strip {
	if len(strips) == 0 {
		strips = []strip{{height: beat}}
	}
	was := strips[0].draw
	strips[0].draw = func(pg *page, x, y float64) {
		draw(pg, x, y)
		if was != nil {
			was(pg, x, y)
		}
	}
	return strips
}

// apart gives the first of some strips white space above.
func apart(before float64, strips []strip) []strip {
	if len(strips) > 0 {
		strips[0].before = before
	}
	return strips
}
