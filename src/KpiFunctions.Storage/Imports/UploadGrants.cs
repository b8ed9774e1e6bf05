using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace KpiFunctions.Storage.Imports;

/// <summary>
/// Shared access signatures: of the account's key where we have it, else of a key that storage hands to our identity (role Storage Blob Delegator,
/// which Storage Blob Data Contributor includes).
/// </summary>
internal sealed class UploadGrants(BlobContainerClient imports) : IUploadGrants
{
    public UploadGrants(StorageClients clients) : this(clients.Imports)
    {
    }

    public string Origin => imports.Uri.GetLeftPart(UriPartial.Authority);

    public async Task<bool> IsTakenAsync(string name, CancellationToken cancel) => await imports.GetBlobClient(name).ExistsAsync(cancel);

    public async Task<Uri?> GrantAsync(string name, DateTimeOffset expiresAt, CancellationToken cancel)
    {
        var blob = imports.GetBlobClient(name);
        var sas = new BlobSasBuilder(BlobSasPermissions.Create, expiresAt)
        {
            BlobContainerName = imports.Name,
            BlobName = name,
            Resource = "b",
            Protocol = imports.Uri.IsLoopback ? SasProtocol.HttpsAndHttp : SasProtocol.Https,
        };
        return blob.CanGenerateSasUri ? blob.GenerateSasUri(sas) : await DelegateAsync(blob, sas, cancel);
    }

    private async Task<Uri?> DelegateAsync(BlobClient blob, BlobSasBuilder sas, CancellationToken cancel)
    {
        try
        {
            var key = await imports.GetParentBlobServiceClient().GetUserDelegationKeyAsync(startsOn: null, sas.ExpiresOn, cancel);
            return new BlobUriBuilder(blob.Uri) { Sas = sas.ToSasQueryParameters(key.Value, imports.AccountName) }.ToUri();
        }
        catch (RequestFailedException refused) when (refused.Status is 401 or 403)
        {
            return null;
        }
    }
}
