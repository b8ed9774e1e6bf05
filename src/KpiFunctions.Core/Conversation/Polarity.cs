namespace KpiFunctions.Core.Conversation;

/// <summary>What a text says about its subject. Wire names: negative, neutral, positive.</summary>
public enum Polarity
{
    Negative,
    Neutral,
    Positive,
}
