using KpiFunctions.Intake;
using KpiFunctions.Members;
using KpiFunctions.Reading.Audits;
using KpiFunctions.Reading.Explaining;
using KpiFunctions.Reading.Funnels;
using KpiFunctions.Rollups;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Reading;

/// <summary>What answering from the rows needs besides storage and the options of reporting.</summary>
internal static class ReadingServices
{
    public static IServiceCollection AddReading(this IServiceCollection services)
    {
        services.AddSingleton<DayStates>();
        services.AddSingleton<FilteredRows>();
        services.AddSingleton<MemberSums>();
        services.AddSingleton<RegistryLists>();
        services.AddSingleton<ISeriesQuery, SeriesQuery>();
        services.AddSingleton<ILeaderboardQuery, LeaderboardQuery>();
        services.AddSingleton<SourceSearch>();
        services.AddSingleton<ExplainQuery>();
        services.AddSingleton<FunnelQuery>();
        services.AddSingleton<RejectedInputs>();
        services.AddSingleton<IBacklog, Backlog>();
        services.AddSingleton<IHistoryQuery, HistoryQuery>();
        services.AddSingleton<SaveArrivals>();
        services.AddSingleton<UnresolvedQuery>();
        services.AddSingleton<IHealth, Health>();
        return services;
    }
}
