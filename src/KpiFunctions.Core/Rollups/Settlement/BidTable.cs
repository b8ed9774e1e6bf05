namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Collects bids: those of one voice on one key become one.</summary>
internal sealed class BidTable
{
    private readonly Dictionary<(ClaimKey Key, int Voice), Bid> bids = [];

    public IReadOnlyCollection<Bid> All => bids.Values;

    // A key's voices are numbered as they come; hardly any key has a second one.
    public void Add(Bid bid)
    {
        for (var voice = 0; ; voice++)
        {
            if (bids.TryAdd((bid.Key, voice), bid)) return;
            var known = bids[(bid.Key, voice)];
            if (!known.Claim.IsOfOneVoiceWith(bid.Claim)) continue;
            bids[(bid.Key, voice)] = known.With(bid);
            return;
        }
    }
}
