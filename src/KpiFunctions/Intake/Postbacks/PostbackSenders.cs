using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Postbacks;
using KpiFunctions.Core.Webhooks;

namespace KpiFunctions.Intake.Postbacks;

/// <summary>A network that may post conversions.</summary>
internal sealed record PostbackSender(string Name, string Namespace, PostbackNetwork Network, IPostbackProof Proof, PostbackMapping Mapping);

/// <summary>The networks of the settings.</summary>
internal sealed class PostbackSenders
{
    private readonly Dictionary<string, PostbackSender> byName;
    private readonly IPostbackProof decoy;

    /// <param name="options">Checked by <see cref="IntakeOptionsCheck"/>.</param>
    public PostbackSenders(IntakeOptions options)
    {
        byName = options.Postbacks.Select(each => PostbackSettings.Read(each.Key, each.Value)).ToDictionary(sender => sender.Name, StringComparer.OrdinalIgnoreCase);
        // Nobody's token stands in for a network that does not exist: both are the same work to check.
        var token = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.PersonKey), "postback decoy"u8));
        var generic = KnownNetworks.Find("generic")!;
        decoy = generic.Proof(generic, [token], false);
    }

    public PostbackSender? Find(string name) => byName.GetValueOrDefault(name);

    public OpenedPostback Open(PostbackSender? sender, WebhookRequest request)
    {
        var opened = (sender?.Proof ?? decoy).Open(request);
        return sender is null && opened.Outcome == WebhookOutcome.Valid ? new OpenedPostback(WebhookOutcome.SignatureWrong, default) : opened;
    }
}
