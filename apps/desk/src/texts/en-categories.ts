/*
 * What stands in the window *Categories*, in English: loaded with it.
 */
export const texts = {
  search: 'Search categories…',
  none: 'No categories have been set up.',
  noMatch: 'No category of that name.',
  tree: 'All categories',
  purposes: {
    skill: { name: 'Skill', more: 'decides who gets it' },
    analytics: { name: 'Analytics', more: 'what it is about' },
    disposition: { name: 'Disposition', more: 'what came of it' },
  },
  chosen: 'Chosen',
  nothingChosen: 'Nothing is chosen.',
  remove: (name: string) => `Remove ${name}`,
  tooMany: (most: number) => `That is more than the ${most} that one interaction can have.`,
  conflict: (theirs: string) => `Somebody has saved others meanwhile: ${theirs}.`,
  conflictNone: 'Somebody has taken all of them off meanwhile.',
  takeTheirs: 'Take theirs',
  keepMine: 'Keep mine',
  save: 'Save',
  belongsTo: (agent: string) => `${agent} has this interaction, and saves its categories.`,
};
