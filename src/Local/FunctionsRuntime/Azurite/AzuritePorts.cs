namespace KpiFunctions.Local.FunctionsRuntime.Azurite;

/// <summary>The loopback ports of Azurite's three services; 0 lets Azurite pick.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>The ports that <c>UseDevelopmentStorage=true</c> means.</summary>
    public static AzuritePorts WellKnown { get; } = new(10000, 10001, 10002);

    public static AzuritePorts Any { get; } = new(0, 0, 0);

    public IEnumerable<int> All => [Blob, Queue, Table];

    /// <summary>A connection string for Azurite's well-known development account, which is public and protects nothing.</summary>
    public string ConnectionString()
    {
        const string account = "devstoreaccount1";
        const string key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};" +
            $"BlobEndpoint=http://127.0.0.1:{Blob}/{account};" +
            $"QueueEndpoint=http://127.0.0.1:{Queue}/{account};" +
            $"TableEndpoint=http://127.0.0.1:{Table}/{account};";
    }
}
