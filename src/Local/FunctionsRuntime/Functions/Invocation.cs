using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>One run of a function: what it is given, and afterwards what it returned.</summary>
internal sealed class Invocation(Function function, TriggerData trigger, IServiceProvider services, CancellationToken cancellation)
    : FunctionContext
{
    /// <summary>The key under which the official package, too, keeps the HTTP context.</summary>
    public const string HttpContextItem = "HttpRequestContext";

    public Function Function => function;

    public TriggerData Trigger => trigger;

    /// <summary>What the method returned, awaited; null for none.</summary>
    public object? Result { get; set; }

    public override string InvocationId { get; } = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override BindingContext BindingContext { get; } = new Bindings(trigger.BindingData);

    public override RetryContext RetryContext { get; } = new NoRetryPolicy();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellation;

    public static Invocation OverHttp(Function function, HttpContext http, TriggerData trigger, CancellationToken cancellation)
    {
        var invocation = new Invocation(function, trigger, http.RequestServices, cancellation);
        invocation.Items[HttpContextItem] = http;
        return invocation;
    }

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class NoRetryPolicy : RetryContext
    {
        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }
}
