using KpiFunctions.Local.FunctionsRuntime.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Lets functions take an HttpRequest and return an IResult or an IActionResult.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        // Not AddMvc: its data protection would write a key into the home directory.
        builder.Services.AddMvcCore();
        builder.Services.AddSingleton<AspNetCoreIntegration>();
        return builder;
    }
}
