-- Answered, and nothing said since: found by its channel and time, where the channel's group completes it by itself.
create index interactions_quiet on interactions (channel, state_at)
 where state = 'ongoing' and answered and waits_since is null;
