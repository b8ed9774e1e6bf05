// KpiFunctions on Azure: one storage account, one Flex Consumption function app with a managed identity, no account keys.
// Small on purpose; alerts, Event Grid and networks come with the operations work. Not deployed from here.
targetScope = 'resourceGroup'

@description('Lower-case name that all resources are named after, 3 to 11 characters.')
@minLength(3)
@maxLength(11)
param name string

param location string = resourceGroup().location

@description('IANA time zone whose days are reported.')
param reportingZone string = 'Europe/Berlin'

@description('ISO 4217 code that amounts are converted to.')
param reportingCurrency string = 'EUR'

@description('Signs click ids. At least 32 characters.')
@secure()
@minLength(32)
param clickKey string

@description('Hashes people. At least 32 characters; changing it makes everybody a new person.')
@secure()
@minLength(32)
param personKey string

var suffix = uniqueString(resourceGroup().id)
var deployments = 'deployments'
var roles = {
  blobs: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b' // Storage Blob Data Owner
  queues: '974c5e8b-45b9-4653-ba55-5f855dd0fb88' // Storage Queue Data Contributor
  tables: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3' // Storage Table Data Contributor
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${name}${suffix}', 24)
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource packages 'containers' = {
      name: deployments
    }
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan'
  location: location
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: '${name}-${suffix}'
  location: location
  kind: 'functionapp,linux'
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deployments}'
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: { instanceMemoryMB: 2048, maximumInstanceCount: 40 }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: [
        { name: 'AzureWebJobsStorage__blobServiceUri', value: storage.properties.primaryEndpoints.blob }
        { name: 'AzureWebJobsStorage__queueServiceUri', value: storage.properties.primaryEndpoints.queue }
        { name: 'AzureWebJobsStorage__tableServiceUri', value: storage.properties.primaryEndpoints.table }
        { name: 'ReportingZone', value: reportingZone }
        { name: 'ReportingCurrency', value: reportingCurrency }
        { name: 'FinalityDays', value: '7' }
        { name: 'RollupSchedule', value: '0 */5 * * * *' }
        { name: 'ClickKey', value: clickKey }
        { name: 'PersonKey', value: personKey }
      ]
    }
  }
}

resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in items(roles): {
  name: guid(storage.id, app.id, role.value)
  scope: storage
  properties: {
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
  }
}]

output address string = 'https://${app.properties.defaultHostName}'
output storageAccount string = storage.name
