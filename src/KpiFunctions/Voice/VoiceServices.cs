using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Voice;

/// <summary>What comparing with competitors needs besides storage, the time and conversations.</summary>
internal static class VoiceServices
{
    public static IServiceCollection AddVoice(this IServiceCollection services) => services.AddSingleton<VoiceQuery>().AddSingleton<CompetitorQuery>();
}
