using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Audiences;

/// <summary>A target audience beside the audience of an account.</summary>
internal sealed class MatchQuery(IRegistryStore registry, AudienceMixes mixes)
{
    public async Task<TargetAudience?> FindAsync(string audience, CancellationToken cancel) =>
        RegistryIds.Normal(RegistryKind.Audiences, audience) is { } id && await registry.FindAsync(RegistryKind.Audiences, id, cancel) is { } entry ? TargetAudience.Of(entry) : null;

    public async Task<MatchAnswer> RunAsync(TargetAudience target, string account, DateOnly day, CancellationToken cancel)
    {
        var found = await mixes.OfAsync([account], day, cancel);
        return MatchAnswer.Of(target, account, found.GetValueOrDefault(account), day);
    }
}
