namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    /// <param name="args">Settings of the form <c>--Name=Value</c>, which win over environment variables and local.settings.json.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
