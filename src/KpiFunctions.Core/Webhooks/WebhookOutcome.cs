namespace KpiFunctions.Core.Webhooks;

/// <summary>Whether a delivery's sender is proved. Callers outside are told only yes or no.</summary>
public enum WebhookOutcome
{
    Valid,
    HeaderMissing,
    /// <summary>A header that no honest sender writes: too long, an id with a full stop, a timestamp that is no whole number.</summary>
    HeaderInvalid,
    TooOld,
    TooNew,
    SignatureWrong,
}
