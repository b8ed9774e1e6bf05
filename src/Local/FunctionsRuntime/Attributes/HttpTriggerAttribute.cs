using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for each HTTP request to its route.</summary>
/// <remarks>
/// A constructor without a level leaves <see cref="AuthLevel"/> at Anonymous here, yet the function needs a key: the level is then
/// Function.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute() => AuthLevel = AuthorizationLevel.Function;

    public HttpTriggerAttribute(params string[] methods) => Methods = methods;

    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) => (AuthLevel, Methods) = (authLevel, methods);

    /// <summary>An ASP.NET Core route template; without one, the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The methods answered; null is all.</summary>
    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; }
}
