namespace KpiFunctions.Core.Voice;

/// <summary>What a share of voice is a share of.</summary>
public enum VoiceMetric
{
    Mentions,
    /// <summary>Of the mentions whose source says it.</summary>
    Reach,
    /// <summary>Of the mentions whose source says them.</summary>
    Engagements,
}
