namespace KpiFunctions.Storage.Imports;

/// <summary>Addresses under which somebody without an account may write one new file into container <c>imports</c>.</summary>
public interface IUploadGrants
{
    /// <summary>Scheme, host and port of all granted addresses: "https://account.blob.core.windows.net".</summary>
    string Origin { get; }

    /// <summary>Somebody has written a file of that name: a grant to it would be good for nothing.</summary>
    Task<bool> IsTakenAsync(string name, CancellationToken cancel);

    /// <summary>
    /// An address that creates the blob of that name until <paramref name="expiresAt"/> (whole seconds, at most 7 days ahead) and can do nothing
    /// else: not overwrite, read, list or delete. Https only, unless the storage is on this machine.
    /// </summary>
    /// <returns>Null when our own access to the storage does not allow us to pass any of it on.</returns>
    Task<Uri?> GrantAsync(string name, DateTimeOffset expiresAt, CancellationToken cancel);
}
