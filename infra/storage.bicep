// The storage account. Its names are those of StorageClients and StorageTables; the app would make what is missing, but here it has its settings.
param name string
param location string
param tags object
param redundancy string
param isPrivate bool

@description('Days in which what was deleted by mistake can be brought back.')
@minValue(1)
@maxValue(365)
param undeleteDays int = 14

var containers = ['log', 'imports', 'rejects', 'quarantine', 'rollups', 'deployments']
var queues = ['rollups', 'merges', 'replays']
var tables = ['kpis', 'registry', 'declarations', 'imports', 'markers', 'claims', 'conflicts', 'deliveries', 'days', 'history', 'readings', 'arrivals', 'alerts', 'erasures', 'expiries']

resource storage 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: take('${name}${uniqueString(resourceGroup().id)}', 24)
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: isPrivate ? 'Deny' : 'Allow', bypass: 'AzureServices' }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: storage
  name: 'default'
  properties: {
    deleteRetentionPolicy: { enabled: true, days: undeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: undeleteDays }
    // The dashboard's uploads go from the browser to storage. Only to where an upload link leads: a link is still needed.
    cors: {
      corsRules: [
        {
          allowedOrigins: ['https://${name}-${uniqueString(resourceGroup().id)}.azurewebsites.net']
          allowedMethods: ['PUT']
          allowedHeaders: ['content-type', 'x-ms-*']
          exposedHeaders: []
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [for each in containers: {
  parent: blobService
  name: each
  properties: { publicAccess: 'None' }
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: storage
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2025-01-01' = [for each in queues: {
  parent: queueService
  name: each
}]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: storage
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [for each in tables: {
  parent: tableService
  name: each
}]

output id string = storage.id
output name string = storage.name
