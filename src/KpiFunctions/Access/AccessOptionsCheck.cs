using Microsoft.Extensions.Options;

namespace KpiFunctions.Access;

internal sealed class AccessOptionsCheck : IValidateOptions<AccessOptions>
{
    private const int Most = 1_000_000;
    private const int ShortestKey = 16;

    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        var limits = options.RateLimits;
        var wrong = new[] { ("PerKey", limits.PerKey), ("PerSource", limits.PerSource), ("PerAddress", limits.PerAddress) }
            .Where(each => each.Item2 is < 0 or > Most).Select(each => $"Setting RateLimits:{each.Item1} must be 0 to {Most} requests a minute.")
            .Concat(options.ReadOnlyKeys.Where(key => key.Value.Trim().Length < ShortestKey).Select(key => $"Setting ReadOnlyKeys:{key.Key} must have at least {ShortestKey} characters."))
            .ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}
