package layout

import (
	"cmp"
	"slices"
)

// roles says what the cells of a sheet that are not blank were read as.
type roles [][]placed

// placed is a cell with its role.
type placed struct {
	column int
	role   Role
}

// Role returns what the cell at p was read as. ok is false for a blank cell.
func (s Sheet) Role(p Place) (role Role, ok bool) {
	if at := s.roles.at(p); at != nil {
		return at.role, true
	}
	return Unread, false
}

// newRoles returns the cells of g, all unread.
func newRoles(g *grid) roles {
	out := make(roles, len(g.rows))
	for r, row := range g.rows {
		out[r] = make([]placed, len(row))
		for i, c := range row {
			out[r][i].column = c.column
		}
	}
	return out
}

// at returns the cell at p, nil for a blank one.
func (o roles) at(p Place) *placed {
	if p.Row < 0 || p.Row >= len(o) {
		return nil
	}
	row := o[p.Row]
	i, ok := slices.BinarySearchFunc(row, p.Column, func(x placed, c int) int { return cmp.Compare(x.column, c) })
	if !ok {
		return nil
	}
	return &row[i]
}

// set says what the cell at p was read as.
func (o roles) set(p Place, role Role) {
	if at := o.at(p); at != nil {
		at.role = role
	}
}

// is reports whether the cell at p was read as role.
func (o roles) is(p Place, role Role) bool {
	at := o.at(p)
	return at != nil && at.role == role
}

// unread lists the cells that were read as nothing, by row and column.
func (o roles) unread() []Place {
	var out []Place
	for r, row := range o {
		for _, x := range row {
			if x.role == Unread {
				out = append(out, Place{r, x.column})
			}
		}
	}
	return out
}
