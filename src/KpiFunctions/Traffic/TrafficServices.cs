using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Traffic;

/// <summary>What questions about website traffic need.</summary>
internal static class TrafficServices
{
    public static IServiceCollection AddTraffic(this IServiceCollection services) => services.AddSingleton<TrafficQuery>();
}
