using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Intake;

/// <summary>Somebody who may send webhooks.</summary>
internal sealed record Sender(string Name, string Namespace, IReadOnlyList<WebhookSecret> Secrets);

/// <summary>The senders of the settings.</summary>
internal sealed class Senders(IEnumerable<Sender> senders, WebhookSecret decoy)
{
    private readonly Dictionary<string, Sender> byName = senders.ToDictionary(sender => sender.Name, StringComparer.OrdinalIgnoreCase);
    private readonly WebhookSecret[] decoys = [decoy];

    /// <param name="options">Checked by <see cref="IntakeOptionsCheck"/>.</param>
    public static Senders From(IntakeOptions options)
    {
        var decoy = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.PersonKey), "webhook decoy"u8);
        return new Senders(options.Senders.Select(each => Read(each.Key, each.Value)), WebhookSecret.Decoy(decoy));
    }

    public Sender? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The sender's secrets, or for a sender that does not exist one that nobody has: both are the same work to check.</summary>
    public IReadOnlyList<WebhookSecret> SecretsOf(Sender? sender) => sender?.Secrets ?? decoys;

    private static Sender Read(string name, SenderOptions options)
    {
        var secrets = IntakeOptionsCheck.Split(options.Secrets)
            .Select(text => WebhookSecret.TryParse(text, out var secret) ? secret! : throw new FormatException($"A secret of sender {name} is unreadable."));
        return new Sender(name, options.Namespace.Length > 0 ? options.Namespace : name, [.. secrets]);
    }
}
