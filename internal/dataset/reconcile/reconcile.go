// Package reconcile holds figures of tables against each other: totals against
// their items, shares against levels, one figure in two tables.
package reconcile
