namespace KpiFunctions.Alerts;

/// <summary>Section <c>Alerts</c>.</summary>
internal sealed class AlertOptions
{
    /// <summary>
    /// True lets alerts go to addresses that are not public, and without TLS: for a receiver on the developer's own machine. Default false.
    /// </summary>
    public bool AllowPrivate { get; set; }

    /// <summary>Days without a reading after which a registered account that had one is reported. Default 3.</summary>
    public int DataMissingAfterDays { get; set; } = 3;
}
