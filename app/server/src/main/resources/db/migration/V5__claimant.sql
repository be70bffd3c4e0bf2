-- Who won the claim: the same claimant asking again, because the answer was lost on the way, wins again.
alter table reply add column claimant uuid;
