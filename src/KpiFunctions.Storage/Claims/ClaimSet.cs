namespace KpiFunctions.Storage.Claims;

/// <summary>What the keys are; the same key in two sets is two keys.</summary>
public enum ClaimSet
{
    /// <summary>Of money records.</summary>
    Identities,
    /// <summary>Their purchases and refunds.</summary>
    Orders,
}
