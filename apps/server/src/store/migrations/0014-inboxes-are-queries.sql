-- An inbox is a saved query now, counted in memory of what is committed; the three first ones are set up at start.
drop table inbox_counts;
