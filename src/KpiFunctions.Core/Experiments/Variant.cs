namespace KpiFunctions.Core.Experiments;

/// <param name="Weight">Its share of the exposures, compared with the other variants' weights.</param>
/// <param name="Members">Links, posts or influencers, as the experiment's unit says.</param>
public sealed record Variant(string Id, double Weight, IReadOnlyList<string> Members);
