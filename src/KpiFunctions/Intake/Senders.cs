using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Intake;

/// <summary>The senders of the settings.</summary>
internal sealed class Senders
{
    private readonly Dictionary<string, Sender> byName;
    private readonly Sender decoy;

    /// <param name="decoy">Stands in for a sender that does not exist: both are the same work to check.</param>
    public Senders(IEnumerable<Sender> senders, Sender decoy)
    {
        byName = senders.ToDictionary(sender => sender.Name, StringComparer.OrdinalIgnoreCase);
        this.decoy = decoy;
    }

    /// <param name="options">Checked by <see cref="IntakeOptionsCheck"/>.</param>
    public static Senders From(IntakeOptions options)
    {
        var nobodysKey = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.PersonKey), "webhook decoy"u8);
        var decoy = new Sender("", "", KnownPresets.Default, [SigningKey.Secret(nobodysKey)]);
        return new Senders(options.Senders.Select(each => SenderSettings.Read(each.Key, each.Value)), decoy);
    }

    public IReadOnlyList<Sender> All => [.. byName.Values];

    public Sender? Find(string name) => byName.GetValueOrDefault(name);

    public WebhookOutcome Verify(Sender? sender, WebhookRequest request, DateTimeOffset now)
    {
        var checkedSender = sender ?? decoy;
        var outcome = checkedSender.Preset.Scheme.Verify(request, checkedSender.Keys, now);
        return sender is null && outcome == WebhookOutcome.Valid ? WebhookOutcome.SignatureWrong : outcome;
    }
}
