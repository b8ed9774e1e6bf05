using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Returns;

/// <summary>What the return besides money needs.</summary>
internal static class ReturnServices
{
    public static IServiceCollection AddReturns(this IServiceCollection services) => services.AddSingleton<ReturnFactsReader>().AddSingleton<ReturnsQuery>();
}
