using Microsoft.Extensions.Options;

namespace KpiFunctions.Inbox;

/// <summary>Settings of the ways into container <c>imports</c>. Read from the root of the configuration.</summary>
internal sealed class InboxOptions
{
    /// <summary>How long an upload link lives that does not ask for less, and the longest that one may ask for. Default 60, at most a week.</summary>
    public int UploadLinkMinutes { get; set; } = 60;
}

internal sealed class ValidateInboxOptions : IValidateOptions<InboxOptions>
{
    // A week is what storage grants to an identity.
    private const int Longest = 7 * 24 * 60;

    public ValidateOptionsResult Validate(string? name, InboxOptions options) => options.UploadLinkMinutes is >= 1 and <= Longest
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"UploadLinkMinutes must be between 1 and {Longest}, which is a week.");
}
