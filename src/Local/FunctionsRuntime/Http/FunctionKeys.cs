using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Local.FunctionsRuntime.Http;

/// <summary>
/// Who may call a function: the keys of the settings' section <c>FunctionKeys</c>, where <c>_master</c> opens everything.
/// </summary>
internal sealed class FunctionKeys
{
    private const string Section = "FunctionKeys";
    private const string Master = "_master";

    private readonly List<byte[]> functionKeys = [];
    private readonly List<byte[]> masterKeys = [];

    public FunctionKeys(IConfiguration configuration)
    {
        foreach (var key in configuration.GetSection(Section).GetChildren())
        {
            if (string.IsNullOrWhiteSpace(key.Value))
                throw new ConfigurationException($"The setting {Section}:{key.Key} is empty: give it a key, or remove it.");

            if (key.Key == Master) masterKeys.Add(Digest(key.Value));
            functionKeys.Add(Digest(key.Value));
        }
    }

    /// <summary>Whether no key is set: only this machine may then call what needs a key.</summary>
    public bool None => functionKeys.Count == 0;

    public bool Admits(HttpContext http, AuthorizationLevel level)
    {
        if (level == AuthorizationLevel.Anonymous) return true;
        if (None) return LocalCaller.Is(http);

        var shown = http.Request.Headers.TryGetValue("x-functions-key", out var header) ? header : http.Request.Query["code"];
        return IsOneOf(level == AuthorizationLevel.Function ? functionKeys : masterKeys, Digest(shown.ToString()));
    }

    // Digests have one length and all keys are compared, so the time taken tells nothing about a key.
    private static bool IsOneOf(List<byte[]> keys, byte[] shown) =>
        keys.Aggregate(false, (found, key) => CryptographicOperations.FixedTimeEquals(key, shown) | found);

    private static byte[] Digest(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
