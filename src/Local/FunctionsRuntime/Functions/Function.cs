using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace KpiFunctions.Local.FunctionsRuntime.Functions;

/// <summary>One function of the app: a method, and the parameter whose attribute says when it runs.</summary>
internal sealed class Function(string name, MethodInfo method, ParameterInfo triggerParameter) : FunctionDefinition
{
    public override string Name { get; } = name;

    /// <summary>What the Functions host calls the function in the names of its blobs.</summary>
    public override string Id => $"Host.Functions.{Name}";

    public override string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public MethodInfo Method { get; } = method;

    public ParameterInfo TriggerParameter { get; } = triggerParameter;

    public TriggerBindingAttribute Trigger { get; } = triggerParameter.GetCustomAttribute<TriggerBindingAttribute>()!;
}
