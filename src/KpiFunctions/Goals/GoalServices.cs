using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Goals;

internal static class GoalServices
{
    public static IServiceCollection AddGoals(this IServiceCollection services) => services.AddSingleton<GoalQuery>().AddSingleton<GoalBook>();
}
