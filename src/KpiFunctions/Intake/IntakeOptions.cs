using KpiFunctions.Intake.Pages;
using KpiFunctions.Intake.Postbacks;

namespace KpiFunctions.Intake;

/// <summary>Settings of everything that takes records in. Bound to the root of the configuration, checked once at start.</summary>
internal sealed class IntakeOptions
{
    /// <summary>Bytes of a request's body as they come over the wire; a gzip body may inflate to ten times that.</summary>
    public int MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>Secret, at least 32 characters: signs click ids. Changing it makes the click ids that are out there unreadable.</summary>
    public string ClickKey { get; set; } = "";

    /// <summary>Secret, at least 32 characters: hashes customers, e-mails and visitors. Changing it makes everybody a new person.</summary>
    public string PersonKey { get; set; } = "";

    /// <summary>Secrets that sources of the registry name, by that name. Changes need a restart, as all settings do.</summary>
    public Dictionary<string, string> Secrets { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who may send webhooks, by the name in <c>/webhooks/{name}</c>.</summary>
    public Dictionary<string, SenderOptions> Senders { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which networks may post conversions, by the name in <c>/postbacks/{name}</c>.</summary>
    public Dictionary<string, PostbackOptions> Postbacks { get; set; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What anybody's browser may say.</summary>
    public PixelOptions Pixel { get; set; } = new();

    /// <summary>The script of landing pages.</summary>
    public ScriptOptions Script { get; set; } = new();
}
