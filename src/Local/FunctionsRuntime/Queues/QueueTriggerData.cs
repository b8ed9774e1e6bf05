using Azure.Storage.Queues.Models;
using KpiFunctions.Local.FunctionsRuntime.Functions;

namespace KpiFunctions.Local.FunctionsRuntime.Queues;

/// <summary>What a message hands to a function: itself as a <see cref="QueueMessage"/>, its text, or an object read from JSON.</summary>
internal static class QueueTriggerData
{
    public static TriggerData Of(QueueMessage message)
    {
        var text = message.Body.ToString();
        var data = TriggerData.NewBindingData();
        data["QueueTrigger"] = text;
        data["Id"] = message.MessageId;
        data["PopReceipt"] = message.PopReceipt;
        data["DequeueCount"] = message.DequeueCount;
        data["InsertionTime"] = message.InsertedOn;
        data["ExpirationTime"] = message.ExpiresOn;
        data["NextVisibleTime"] = message.NextVisibleOn;
        return new((type, _) => new(type == typeof(QueueMessage) ? message : TextConverter.Convert(text, type, "the message")), data);
    }
}
