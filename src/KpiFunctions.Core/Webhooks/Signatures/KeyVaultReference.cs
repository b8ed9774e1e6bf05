namespace KpiFunctions.Core.Webhooks.Signatures;

/// <summary>
/// What an app setting holds instead of its secret while the platform cannot resolve its reference to a key vault (Azure App Service, "Use Key Vault
/// references"). Everybody who knows the vault's name knows this text: it must never be a key.
/// </summary>
public static class KeyVaultReference
{
    public const string Explained = "an unresolved Key Vault reference: the vault, the secret or the right to read it is missing";

    public static bool Is(string setting) => setting.AsSpan().Trim().StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase);
}
