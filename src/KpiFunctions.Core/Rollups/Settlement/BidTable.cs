namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Collects bids: those of one voice on one key become one.</summary>
internal sealed class BidTable
{
    private readonly Dictionary<ClaimKey, Bid> first = [];

    // Hardly any key has a second voice; but a sender that gives all its records one id has one key with a hundred thousand.
    private readonly Dictionary<ClaimKey, OrderedDictionary<Voice, Bid>> further = [];

    /// <summary>A bid of every key.</summary>
    public IReadOnlyDictionary<ClaimKey, Bid> First => first;

    public IReadOnlyCollection<Bid> All => further.Count == 0 ? first.Values : [.. first.Values, .. further.Values.SelectMany(bids => bids.Values)];

    /// <summary>The key's other voices; null when there is none, as a rule.</summary>
    public IReadOnlyList<Bid>? FurtherOf(ClaimKey key) => further.GetValueOrDefault(key)?.Values;

    /// <summary>All bids on the key.</summary>
    /// <param name="bid">The key's first.</param>
    public List<Bid> Of(Bid bid) => [bid, .. FurtherOf(bid.Key) ?? []];

    public void Add(Bid bid)
    {
        if (first.TryAdd(bid.Key, bid)) return;
        var known = first[bid.Key];
        if (known.Claim.IsOfOneVoiceWith(bid.Claim)) first[bid.Key] = known.With(bid);
        else AddFurther(bid);
    }

    private void AddFurther(Bid bid)
    {
        if (!further.TryGetValue(bid.Key, out var bids)) further[bid.Key] = bids = [];
        var voice = bid.Claim.Voice;
        bids[voice] = bids.TryGetValue(voice, out var known) ? known.With(bid) : bid;
    }
}
